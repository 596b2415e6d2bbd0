"""Addresses of papers, their check, money and results."""

from django.urls import path

from congxa.dossiers.views import money_cash, money_check, money_fees, money_papers, money_results

_DOSSIER = "ban-lam-viec/ho-so/<int:pk>"

urlpatterns = [
    path("kiem-tra/", money_check.ask, name="paper_check_ask"),
    path("kiem-tra/<str:code>/", money_check.check, name="paper_check"),
    path(f"{_DOSSIER}/giay/receipt/", money_papers.receipt, name="dossier_receipt"),
    path(f"{_DOSSIER}/giay/<slug:kind>/", money_papers.paper, name="dossier_paper"),
    path(f"{_DOSSIER}/bien-lai/<int:payment>/", money_papers.fee_receipt, name="dossier_fee_receipt"),
    path(f"{_DOSSIER}/phi/", money_fees.fees, name="dossier_fees"),
    path(f"{_DOSSIER}/ket-qua/", money_results.result, name="dossier_result"),
    path(f"{_DOSSIER}/ket-qua/<int:result>/tep/", money_results.result_file, name="dossier_result_file"),
    path("ban-lam-viec/so-quy/", money_cash.cash_book, name="desk_cash_book"),
    path("ban-lam-viec/so-quy/so-quy.xlsx", money_cash.cash_book_sheet, name="desk_cash_book_sheet"),
    path("ban-lam-viec/sao-ke/", money_cash.bank_file, name="desk_bank_file"),
    path("ban-lam-viec/in-giay/", money_papers.batch, name="desk_papers_batch"),
    path("ban-lam-viec/so-sach/", money_papers.registers, name="desk_registers"),
    path("ban-lam-viec/so-theo-doi.pdf", money_papers.register, name="desk_register_pdf"),
    path("ban-lam-viec/ban-giao/<str:slip>/giay/", money_papers.hand_over, name="desk_hand_over_pdf"),
]
