// Copies the address that stands beside a button. Without this script, or where
// the browser gives no clipboard (pages that come without TLS from elsewhere
// than this machine), the address is marked instead, ready for the keyboard.
function mark(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(button) {
  const code = button.parentElement.querySelector("code");
  mark(code);
  if (!navigator.clipboard) return;
  await navigator.clipboard.writeText(code.textContent);
  const said = button.textContent;
  button.textContent = button.dataset.done;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => (button.textContent = said), 2000);
}

for (const button of document.querySelectorAll("button[data-done]")) {
  button.hidden = false;
  button.addEventListener("click", () => void copy(button));
}
