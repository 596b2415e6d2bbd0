"""Parts of the editor's forms that are no fields."""

from typing import Any

from wagtail.admin.panels import Panel

from congxa.portal.editor.review import is_returned


class SectionPanel(Panel):
    """Says in which section an article lies, and leads to the choice of another."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one article."""

        template_name = "portal/editor/section.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.is_new = self.instance.pk is None
            self.section = self.form.parent_page if self.is_new else self.instance.get_parent()
            self.may_move = not self.is_new and self.instance.permissions_for_user(self.request.user).can_move()


class ReturnedPanel(Panel):
    """Shows above the form why a page came back from its reviewer."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the form of one page."""

        template_name = "portal/editor/returned.html"

        def is_shown(self) -> bool:
            """Say whether the page waits for its writer."""
            return is_returned(self.instance)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Return the context with the review's last step: who, when and the comment."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"step": self.instance.current_workflow_state.current_task_state}
