"""Whether a word is spelt like a Vietnamese syllable: initial, rhyme and tone that go together.

This is spelling, not vocabulary: `nghĩa` and the unused `nghỉa` both pass, `strong`, `cafe` and `héi` do not. It tells
Vietnamese from what a mistaken encoding leaves behind; it does not correct anybody.
"""

import unicodedata
from functools import cache

from congxa.kernel.text import nfc

_SHARP_OR_HEAVY = {"\u0301", "\u0323"}
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

_INITIALS = (
    "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".split()  # longest first
)
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oep oet
    oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
# After qu the rhyme is what follows the u; these are the only ones.
_AFTER_QU = frozenset(
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo et ê êch ên ênh êt êu "
    "i it ôc ông ơ ơi ơn ơt y ych yn ynh yt yên yêt yêu".split()
)
_BEFORE_FRONT_VOWEL = {"ngh", "gh", "k"}
_NEVER_BEFORE_FRONT_VOWEL = {"ng", "g", "c"}
_FRONT = "eêiy"
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Whether `word`, in any case, is spelt as one Vietnamese syllable, in the old or the new placement of tones.

    Syllables in c, ch, p and t have sắc or nặng, so `cac` without a tone is none.
    """
    letters, tones = _take_apart(word)
    if len(tones) > 1:
        return False
    # `giêng` may be gi + êng or g + iêng, `gì` only g + i.
    initials = [initial for initial in _INITIALS if letters.startswith(initial)] + [""]
    return any(_fits(initial, letters.removeprefix(initial), tones) for initial in initials)


def _take_apart(word: str) -> tuple[str, dict[int, str]]:
    """The letters without tones, and the tones by the place of their letter."""
    letters: list[str] = []
    tones: dict[int, str] = {}
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in _TONES:
            # A second tone on one letter gets a place of its own, so that it counts.
            tones[len(letters) - 1 if len(letters) - 1 not in tones else -1] = mark
        elif unicodedata.combining(mark) and letters:
            letters[-1] = nfc(letters[-1] + mark)
        else:
            letters.append(mark)
    return "".join(letters), tones


def _fits(initial: str, rhyme: str, tones: dict[int, str]) -> bool:
    if rhyme not in (_AFTER_QU if initial == "qu" else _RHYMES):
        return False
    if rhyme.endswith(_STOPS) and not _SHARP_OR_HEAVY.intersection(tones.values()):
        return False
    if not tones.keys() <= {len(initial) + place for place in _places_for_tone(rhyme)}:
        return False
    if initial == "g" and rhyme[0] == "i":
        return True
    if rhyme[0] in _FRONT:
        return initial not in _NEVER_BEFORE_FRONT_VOWEL
    return initial not in _BEFORE_FRONT_VOWEL


@cache
def _places_for_tone(rhyme: str) -> set[int]:
    """Where in `rhyme` a tone may stand: on the vowel with a hat or horn, before a consonant on the last vowel."""
    vowels = len(rhyme.rstrip("bcdghklmnpqrstvx"))
    shaped = [place for place in range(vowels) if not rhyme[place].isascii()]
    if shaped:
        return {shaped[-1]}
    if vowels < len(rhyme):
        return {vowels - 1}
    if rhyme in {"oa", "oe", "uy"}:
        return {0, 1}
    return {1} if vowels == 3 else {0}
