"""Whether a word is spelt like a Vietnamese syllable: initial, rhyme and tone that go together.

This is spelling, not vocabulary: `tròng` and `nghịa` pass alike, `strong`, `cafe` and `héi` do not. About 18,000 of the
forms it accepts are not words, and that is no harm: it tells Vietnamese from what an encoding mistake leaves behind.
"""

import unicodedata

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
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
# After qu the rhyme is what follows the u; these are the only ones.
_AFTER_QU = frozenset(
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăt âc âm ân âng ât âu ây e en eo et ê êch ên ênh êt êu "
    "i it ôc ông ơ ơi ơn ơt y ych yn ynh yt yên yêt yêu".split()
)
_BEFORE_FRONT_VOWEL = {"ngh", "gh", "k"}
_NEVER_BEFORE_FRONT_VOWEL = {"ng", "g", "c"}
_FRONT = "eêiy"
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Whether `word`, in any case, is spelt as one Vietnamese syllable with at most one tone, wherever it stands."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    letters = nfc("".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1:
        return False
    return any(_fits(initial, letters.removeprefix(initial), tones) for initial in _initials_of(letters))


def _initials_of(letters: str) -> list[str]:
    """The ways to begin: `giêng` may be gi + êng or g + iêng, `gì` only g + i."""
    return [initial for initial in _INITIALS if letters.startswith(initial)] + [""]


def _fits(initial: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in (_AFTER_QU if initial == "qu" else _RHYMES):
        return False
    if rhyme.endswith(_STOPS) and tones and tones[0] not in _SHARP_OR_HEAVY:
        return False
    if initial == "g" and rhyme[0] == "i":
        return True
    if rhyme[0] in _FRONT:
        return initial not in _NEVER_BEFORE_FRONT_VOWEL
    return initial not in _BEFORE_FRONT_VOWEL
