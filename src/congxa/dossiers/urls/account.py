"""Addresses of the citizen's account, below an office's mount."""

from django.urls import path

from congxa.dossiers.views import account, account_keys

_HOME = "cong-dan/"

urlpatterns = [
    path(_HOME, account.home, name="citizen_home"),
    path(f"{_HOME}dang-nhap/", account.sign_in, name="citizen_sign_in"),
    path(f"{_HOME}dang-xuat/", account.sign_out, name="citizen_sign_out"),
    path(f"{_HOME}du-lieu.zip", account.data, name="citizen_data"),
    path(f"{_HOME}mo-tai-khoan/", account_keys.ask, name="citizen_ask"),
    path(f"{_HOME}mo-tai-khoan/<str:token>/", account_keys.open_account, name="citizen_open"),
    path(f"{_HOME}quen-mat-khau/", account_keys.forgotten, name="citizen_forgotten"),
    path(
        f"{_HOME}dat-mat-khau/<str:uidb64>/<str:token>/",
        account_keys.NewPassword.as_view(),
        name="citizen_new_password",
    ),
    path(f"{_HOME}tai-khoan/", account_keys.settings_page, name="citizen_settings"),
    path(f"{_HOME}tai-khoan/xoa/", account_keys.close, name="citizen_close"),
]
