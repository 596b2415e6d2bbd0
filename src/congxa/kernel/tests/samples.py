"""Strategies for text as people paste it: Vietnamese, composed or not, with other scripts and invisible characters."""

import unicodedata
from typing import Final

from hypothesis import strategies as st

WORDS: Final = (
    "Hoà Hòa Bình hoàn thuý thúy quý khuỷu Đường đường liên xã Lương Sơn Tân Vinh Nhuận Trạch ủy uỷ ban nhân dân "
    "UBND HĐND TTHC 61/2018/NĐ-CP nghị quyết thủ tục hành chính một cửa xoè xòe ngoài hoạch kế Wi-Fi internet café"
).split()

vietnamese: Final = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
decomposed: Final = vietnamese.map(lambda s: unicodedata.normalize("NFD", s))
any_text: Final = st.text(max_size=80) | st.text("aàáạăằâđĐoòôơuưyỳ\u0301\u0323\u00ad\u200b ₫ẞİſﬁ한Ω-/1", max_size=40)
texts: Final = st.one_of(vietnamese, decomposed, any_text)
