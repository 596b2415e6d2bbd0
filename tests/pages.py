"""A small page tree for tests: the portals of the district and of Tân Vinh with a few articles.

District: section ``tin-tuc`` with ``nong-thon-moi`` below it, the articles ``Mười ba xã đạt tiêu chí`` (pinned, with
source and tags) and ``Họp giao ban``, the standing page ``lien-he``. Tân Vinh: the article ``Lịch tiêm phòng`` that may
be gathered and ``Họp thôn Rụt`` that may not. The district's pinned article is shared with Tân Vinh.
"""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from congxa.portal.models import HomePage, InfoPage, NewsPage, PortalImage, SectionPage, Share
from congxa.portal.service import open_portal
from congxa.units.service import Office
from tests.people import Offices, make_offices

LEAD = "Mười ba trên mười chín xã đạt, sáu xã còn thiếu đài truyền thanh."


@dataclass(frozen=True)
class Portal:
    offices: Offices
    district: HomePage
    tan_vinh: HomePage
    section: SectionPage
    pinned: NewsPage
    plain: NewsPage
    injections: NewsPage
    village: NewsPage
    contact: InfoPage


def make_picture(office: Office, title: str = "Bộ phận một cửa") -> PortalImage:
    """Create a plain picture in the collection of an office."""
    data = BytesIO()
    Image.new("RGB", (640, 480), "#88aa66").save(data, "PNG")
    home = HomePage.objects.get(office=office)
    file = ContentFile(data.getvalue(), "anh.png")
    image = PortalImage(title=title, description=title, collection=home.collection, file=file)
    image.save()
    return image


def make_article(section: SectionPage, title: str, slug: str, days_ago: int = 0, **fields: object) -> NewsPage:
    """Publish an article in a section."""
    fields.setdefault("lead", LEAD)
    body = [("text", "<p>Toàn huyện có 78 trạm thu phát sóng.</p>")]
    date = timezone.now() - timedelta(days=days_ago)
    page = NewsPage(title=title, slug=slug, office=section.office, date=date, body=body, **fields)
    section.add_child(instance=page)
    page.save_revision().publish()
    return page


def make_portal() -> Portal:
    """Create everything described above."""
    offices = make_offices()
    district, tan_vinh = open_portal(office=offices.district), open_portal(office=offices.tan_vinh)
    news = SectionPage.objects.child_of(district).get()
    section = news.add_child(instance=SectionPage(title="Nông thôn mới", slug="nong-thon-moi", office=offices.district))
    pinned = make_article(
        section,
        "Mười ba xã đạt tiêu chí",
        "muoi-ba-xa-dat-tieu-chi",
        days_ago=9,
        pinned=True,
        photo=make_picture(offices.district),
        photo_caption="Cán bộ một cửa xã Tân Vinh",
        author="Ban biên tập",
        source_name="Báo Hòa Bình",
        source_url="https://baohoabinh.com.vn",
    )
    pinned.tags.add("truyền thanh")
    pinned.save()
    local = SectionPage.objects.child_of(tan_vinh).get()
    contact = district.add_child(instance=InfoPage(title="Liên hệ", slug="lien-he", office=offices.district))
    portal = Portal(
        offices=offices,
        district=district,
        tan_vinh=tan_vinh,
        section=section,
        pinned=pinned,
        plain=make_article(section, "Họp giao ban", "hop-giao-ban", days_ago=1),
        injections=make_article(local, "Lịch tiêm phòng", "lich-tiem-phong", days_ago=2),
        village=make_article(local, "Họp thôn Rụt", "hop-thon-rut", days_ago=3, gatherable=False),
        contact=contact,
    )
    Share.objects.create(page=pinned, office=offices.tan_vinh)
    return portal
