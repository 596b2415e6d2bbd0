"""What the portal offers: tiles and banners that lead to its own pages, and how many articles are published."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from congxa.kernel.clock import month_of
from congxa.kernel.moment import OfOneMoment
from congxa.kernel.offers import Banner, Figure, Offer, Tile
from congxa.portal.queries import ArticleCount, count_articles
from congxa.portal.search.findables import FINDABLES

_counted = OfOneMoment[int | None, ArticleCount](lambda office, now: count_articles(office, month_of(now).start))


def _articles(office: int | None, now: datetime) -> int:
    return _counted.of(office, now).all


def _articles_this_month(office: int | None, now: datetime) -> int:
    return _counted.of(office, now).since


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
    Figure(
        key="portal.articles",
        label=_("Tin, bài đang đăng"),
        unit=_("bài"),
        how=_("Số tin, bài của chính cơ quan mà ai cũng đọc được trên cổng lúc này."),
        count=_articles,
    ),
    Figure(
        key="portal.articles_this_month",
        label=_("Tin, bài đăng trong tháng này"),
        unit=_("bài"),
        how=_("Trong số tin, bài đang đăng, những bài có ngày đăng từ ngày đầu tháng (giờ Việt Nam)."),
        count=_articles_this_month,
    ),
]
