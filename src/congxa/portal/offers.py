"""What the portal itself offers to the home pages: tiles and banners that lead to its own pages."""

from django.utils.translation import gettext_lazy as _

from congxa.kernel.offers import Banner, Offer, Tile
from congxa.portal.findables import FINDABLES

OFFERS: list[Offer] = [
    *FINDABLES,
    Tile(
        key="portal.search",
        label=_("Tìm thông tin"),
        help=_("Tin tức, văn bản, thủ tục trên cổng"),
        path="tim-kiem/",
        icon="search",
        order=500,
    ),
    Tile(
        key="portal.news",
        label=_("Đọc tin mới"),
        help=_("Việc mới của địa phương"),
        path="tin-tuc/",
        icon="newspaper",
        order=510,
    ),
    Tile(
        key="portal.contact",
        label=_("Liên hệ cơ quan"),
        help=_("Địa chỉ, điện thoại, nơi tiếp dân"),
        path="lien-he/",
        icon="phone",
        order=520,
    ),
    Tile(
        key="portal.display",
        label=_("Chỉnh chữ dễ đọc"),
        help=_("Cỡ chữ, màu, tương phản"),
        path="hien-thi/",
        icon="accessibility",
        order=530,
    ),
    Banner(
        key="portal.new_rural",
        label=_("Xây dựng nông thôn mới"),
        path="tin-tuc/nong-thon-moi/",
        icon="sprout",
        order=400,
    ),
]
