// Putting statements in order with the mouse: a code is dragged to another place, in its area or in
// another. What is dropped is posted by the form that the “Up” and “Down” buttons are in.

let dragged = null

function place(list, y) {
  const others = [...list.children].filter((one) => one !== dragged)
  const at = others.findIndex((one) => {
    const { top, height } = one.getBoundingClientRect()
    return y < top + height / 2
  })
  return at === -1 ? others.length : at
}

function follow(list, event) {
  if (!dragged) return
  event.preventDefault()
  const others = [...list.children].filter((one) => one !== dragged)
  list.insertBefore(dragged, others[place(list, event.clientY)] ?? null)
}

function drop(list, event) {
  if (!dragged) return
  event.preventDefault()
  const form = dragged.querySelector("form[data-move]")
  form.elements.position.value = [...list.children].indexOf(dragged)
  form.elements.area.value = list.dataset.area
  dragged = null
  form.submit()
}

function handle(code) {
  const item = code.closest("li")
  code.draggable = true
  code.title = "Drag to put in order"
  code.addEventListener("dragstart", (event) => {
    dragged = item
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", item.id)
    item.classList.add("fw-dragged")
  })
  code.addEventListener("dragend", () => {
    item.classList.remove("fw-dragged")
    // Let go outside every list: the page shows the order that is kept.
    if (dragged) location.reload()
  })
}

for (const list of document.querySelectorAll("[data-area]")) {
  list.addEventListener("dragover", (event) => follow(list, event))
  list.addEventListener("drop", (event) => drop(list, event))
  list.querySelectorAll("[data-handle]").forEach(handle)
}
