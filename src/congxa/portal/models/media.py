"""Pictures and files of the portal; each lies in the collection of its office."""

from pathlib import PurePosixPath

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalImage(AbstractImage):
    """A picture; ``description`` is what a person who cannot see it is told."""

    credit = models.CharField(_("nguồn ảnh"), max_length=200, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("hình ảnh")
        verbose_name_plural = _("hình ảnh")


class PortalRendition(AbstractRendition):
    """A picture resized and re-encoded; only renditions are ever served to readers."""

    image = models.ForeignKey(PortalImage, models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename: str) -> str:
        """Name the file after its content under a key of ours.

        A kept address never shows another picture, and that of a picture nobody published cannot be guessed.
        """
        wanted = f"{self.image_id}:{self.image.file_hash}:{self.filter_spec}:{self.focal_point_key}"
        name = salted_hmac("congxa.rendition", wanted).hexdigest()[:24]
        return f"images/{name}{PurePosixPath(filename).suffix.lower()}"

    class Meta:
        verbose_name = _("bản hiển thị của hình ảnh")
        verbose_name_plural = _("bản hiển thị của hình ảnh")
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PortalFile(AbstractDocument):
    """A file that pages link to."""

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tệp tài liệu")
        verbose_name_plural = _("tệp tài liệu")
