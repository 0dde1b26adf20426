// Beside an answer: another level than the person gave asks why, in that level's own words. Without
// scripts the box for the comment is always there.

function question(section, chosen) {
  const said = section.querySelector("input[data-same]")
  const name = (input) => (/^[1-4]$/.test(input.value) ? input.value : "“" + input.dataset.name + "”")
  if (!said || !said.dataset.name) return "Why?"
  return `Why ${name(chosen)} and not ${name(said)}?`
}

function show(section) {
  const chosen = section.querySelector(".app-seg input:checked")
  const differs = Boolean(chosen && !("same" in chosen.dataset))
  const why = section.querySelector(".app-why")
  const agree = section.querySelector("[data-agree]")
  why.classList.toggle("is-open", differs || why.classList.contains("is-wanted"))
  agree.hidden = !chosen || differs
  setTick(section, chosen)
  section.querySelector("[data-agree-name]").textContent = chosen?.dataset.name || "Not their job"
  if (differs) {
    section.querySelector("[data-why]").textContent = question(section, chosen)
    section.querySelector("[data-why-words]").textContent = chosen.dataset.words
      ? `${chosen.dataset.name}: “${chosen.dataset.words}”`
      : ""
  } else {
    section.querySelector("[data-why]").textContent = "Comment"
    section.querySelector("[data-why-words]").textContent = ""
  }
}

/** A tick is for a row without a level of its own, and one that doesn't go back. */
function setTick(section, chosen) {
  const tick = section.querySelector("[data-tick]")
  if (!tick) return
  const goesBack = section.querySelector("[name$='-send_back']")?.checked
  const row = tick.closest(".app-tick")
  row.hidden = Boolean(chosen || goesBack)
  if (row.hidden) tick.checked = false
}

/** "Agree with the 3 ticked" */
function countTicks(form) {
  const place = form.querySelector("[data-ticked]")
  const count = form.querySelectorAll("[data-tick]:checked").length
  if (place) place.textContent = count || ""
}

/** "Ask for evidence" marks the answer to go back for it, in place. Without scripts the server does. */
function ask(section, event) {
  const button = event.target.closest("[data-ask]")
  if (!button) return
  event.preventDefault()
  const back = section.querySelector("[name$='-send_back']")
  const reason = section.querySelector("[name$='-reason']")
  back.checked = true
  reason.value = reason.value || button.dataset.ask
  back.dispatchEvent(new Event("change", { bubbles: true }))
  reason.focus()
}

/** "Confident independently. You agree. Add a comment" */
function addAgreement(section) {
  const line = section.querySelector("[data-agree]")
  const why = section.querySelector(".app-why")
  const name = document.createElement("span")
  name.dataset.agreeName = ""
  const button = document.createElement("button")
  button.type = "button"
  button.className = "app-linkbtn"
  button.textContent = "Add a comment"
  button.addEventListener("click", () => {
    why.classList.add("is-wanted", "is-open")
    why.querySelector("textarea").focus()
  })
  line.append(name, ". You agree. ", button)
  if (why.querySelector("textarea").value) why.classList.add("is-wanted")
}

export function startReview(root) {
  for (const section of root.querySelectorAll("form[data-review] .app-rev:has(.app-seg)")) {
    addAgreement(section)
    show(section)
    section.addEventListener("change", () => show(section))
    section.addEventListener("click", (event) => ask(section, event))
  }
  const form = root.querySelector("form[data-review]")
  if (!form) return
  countTicks(form)
  form.addEventListener("change", () => countTicks(form))
}
