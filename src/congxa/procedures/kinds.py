"""What the journal keeps of the catalogue."""

from django.utils.translation import gettext_lazy as _

from congxa.records.service import Kind

KINDS = [
    Kind("procedures.create_form", _("Lập mẫu tờ khai")),
    Kind("procedures.edit_form", _("Sửa bản nháp mẫu tờ khai")),
    Kind("procedures.publish_form", _("Ban hành mẫu tờ khai")),
    Kind("procedures.new_form_version", _("Soạn lần mới của mẫu tờ khai")),
    Kind("procedures.delete_form_draft", _("Xóa bản nháp mẫu tờ khai")),
    Kind("procedures.load_forms", _("Nạp mẫu tờ khai kèm phần mềm")),
    Kind("procedures.load_catalogue", _("Nạp danh mục thủ tục kèm phần mềm")),
    Kind("procedures.import_catalogue", _("Nạp danh mục thủ tục từ bảng tính")),
    Kind("procedures.add_version", _("Thêm phiên bản thủ tục")),
    Kind("procedures.edit_version", _("Sửa phiên bản thủ tục")),
    Kind("procedures.end_version", _("Kết thúc áp dụng thủ tục")),
    Kind("procedures.offer", _("Nhận giải quyết thủ tục")),
    Kind("procedures.stop_offering", _("Thôi nhận thủ tục")),
    Kind("procedures.set_intake", _("Đặt nơi nộp trực tuyến")),
]
