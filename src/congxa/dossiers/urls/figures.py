"""Addresses of the figures, the leader's morning and the upper level, below an office's mount."""

from django.urls import path, re_path

from congxa.dossiers.views import board, figs, figs_returns, leader, quality, upper

urlpatterns = [
    path("ban-lam-viec/so-lieu/", figs.figures_page, name="desk_figures"),
    path("ban-lam-viec/so-lieu/ho-so/", figs.figure_rows, name="desk_figure_rows"),
    path("ban-lam-viec/so-lieu/bao-cao-thang/", figs_returns.returns, name="desk_returns"),
    re_path(
        r"^ban-lam-viec/so-lieu/bao-cao-thang/(?P<month>\d{4}-\d\d)/$", figs_returns.monthly_return, name="desk_return"
    ),
    path("ban-lam-viec/lanh-dao/", leader.leader, name="desk_leader"),
    path("ban-lam-viec/lanh-dao/ky/", leader.sign_many, name="desk_sign_many"),
    path("ban-lam-viec/lanh-dao/xin-loi/<int:pk>/", leader.apology, name="desk_apology"),
    path("thong-ke/ho-so/", board.board, name="public_board"),
    path("ban-lam-viec/so-lieu/chi-so/", quality.quality, name="desk_quality"),
    path("ban-lam-viec/so-lieu/chi-so/ho-so/", quality.quality_rows, name="desk_quality_rows"),
    path("ban-lam-viec/toan-huyen/", upper.communes, name="desk_communes"),
]
