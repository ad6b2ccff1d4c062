// Puts a button under every piece of code that copies it; without a clipboard there is none.

for (const below of navigator.clipboard ? document.querySelectorAll(".below") : []) {
  const code = below.closest("section").querySelector("code");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  below.prepend(button, " ");
}
