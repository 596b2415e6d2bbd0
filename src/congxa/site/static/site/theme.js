// Puts a colour picker beside each field of a colour. Without this script the fields take #rrggbb as typed.
for (const field of document.querySelectorAll('input[placeholder="#rrggbb"]')) {
  const picker = document.createElement("input");
  picker.type = "color";
  picker.setAttribute("aria-label", field.labels[0].textContent.trim());
  const follow = () => {
    const typed = field.value.trim().toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(typed)) picker.value = typed;
  };
  // An empty field means "as the preset has it"; the picker cannot be empty, so only a choice made in it is written.
  picker.addEventListener("input", () => { field.value = picker.value; });
  field.addEventListener("input", follow);
  follow();
  field.after(picker);
}
