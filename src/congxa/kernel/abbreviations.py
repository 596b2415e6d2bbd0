"""The abbreviations of Vietnamese offices and their full phrases, so that search finds one by the other."""

from collections.abc import Iterator
from itertools import islice, product

from congxa.kernel.text import tokens

# The forms of one line mean the same. One form may stand in several lines and is then tried as each.
SAME: tuple[tuple[str, ...], ...] = (
    ("ANTT", "an ninh trật tự"),
    ("ATGT", "an toàn giao thông"),
    ("ATTP", "VSATTP", "an toàn thực phẩm"),
    ("BC", "báo cáo"),
    ("BCĐ", "ban chỉ đạo"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("CBCC", "cán bộ công chức"),
    ("CCCD", "căn cước công dân"),
    ("CCHC", "cải cách hành chính"),
    ("CNTT", "công nghệ thông tin"),
    ("CQĐT", "chính quyền điện tử"),
    ("CT", "chỉ thị"),
    ("CTMTQG", "chương trình mục tiêu quốc gia"),
    ("CV", "công văn"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("ĐBQH", "đại biểu quốc hội"),
    ("GCN", "giấy chứng nhận"),
    ("GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất", "sổ đỏ"),
    ("GD&ĐT", "GDĐT", "giáo dục và đào tạo", "giáo dục đào tạo"),
    ("GPLX", "giấy phép lái xe"),
    ("GPMB", "giải phóng mặt bằng"),
    ("GPXD", "giấy phép xây dựng"),
    ("GTVT", "giao thông vận tải"),
    ("HĐND", "hội đồng nhân dân"),
    ("HTX", "hợp tác xã"),
    ("KCN", "khu công nghiệp"),
    ("KH", "kế hoạch"),
    ("KH&CN", "KHCN", "khoa học và công nghệ", "khoa học công nghệ"),
    ("KHHGĐ", "kế hoạch hóa gia đình"),
    ("KT-XH", "KTXH", "kinh tế - xã hội"),
    ("LĐTBXH", "LĐ-TB&XH", "lao động - thương binh và xã hội"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("NĐ", "nghị định"),
    ("NN&PTNT", "nông nghiệp và phát triển nông thôn"),
    ("NQ", "nghị quyết"),
    ("NSNN", "ngân sách nhà nước"),
    ("NTM", "nông thôn mới"),
    ("NVQS", "nghĩa vụ quân sự"),
    ("OCOP", "mỗi xã một sản phẩm"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("PCTT", "phòng chống thiên tai"),
    ("QĐ", "quyết định"),
    ("QSDĐ", "quyền sử dụng đất"),
    ("TB", "thông báo"),
    ("TDP", "tổ dân phố"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("TN&MT", "TNMT", "tài nguyên và môi trường", "tài nguyên môi trường"),
    ("TT", "thông tư"),
    ("TT", "thị trấn"),
    ("TT&TT", "TTTT", "thông tin và truyền thông", "thông tin truyền thông"),
    ("TTg", "thủ tướng chính phủ"),
    ("TTHC", "thủ tục hành chính"),
    ("UBND", "ủy ban nhân dân"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("VH-TT", "VHTT", "văn hóa và thông tin", "văn hóa thông tin"),
    ("VH-XH", "VHXH", "văn hóa - xã hội"),
    ("XDCB", "xây dựng cơ bản"),
)

_Words = tuple[str, ...]


def _index(lines: tuple[tuple[str, ...], ...]) -> dict[_Words, list[_Words]]:
    others: dict[_Words, list[_Words]] = {}
    for line in lines:
        forms = [tuple(tokens(form)) for form in line]
        for form in forms:
            others.setdefault(form, []).extend(other for other in forms if other != form)
    return others


_OTHERS = _index(SAME)
_LONGEST = max(len(form) for form in _OTHERS)


def expand(query: str, limit: int = 8) -> list[str]:
    """Other folded phrases that mean what `query` means, best first, without the query itself; at most
    `limit`.

    Both ways: `UBND xã` → `uy ban nhan dan xa`; `Uỷ ban nhân dân xã` → `ubnd xa`. Longest form first, whole
    words only; a query without abbreviations or known phrases has none.
    """
    words = tokens(query)
    choices = [[*_OTHERS.get(part, []), part] for part in _parts(words)]
    phrases = (" ".join(word for part in chosen for word in part) for chosen in product(*choices))
    original = " ".join(words)
    # islice before dict.fromkeys, so that a pasted page does not run through every combination.
    return list(dict.fromkeys(phrase for phrase in islice(phrases, limit + 1) if phrase != original))[:limit]


def _parts(words: list[str]) -> Iterator[_Words]:
    at = 0
    while at < len(words):
        sizes = range(min(_LONGEST, len(words) - at), 1, -1)
        size = next((n for n in sizes if tuple(words[at : at + n]) in _OTHERS), 1)
        yield tuple(words[at : at + size])
        at += size
