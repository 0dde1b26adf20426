// Saves what is typed now and then, by the same address and form as the button. The server answers
// with JSON: what to say, the counts of saves that the next one must carry, and under each box the
// warning of words in it that may point to a family.

import { showWarnings } from "./plain.js"

const AFTER = 1500
const SIGNED_OUT = "You are signed out. Sign in in another tab, then save again. What you wrote is still here."
const NO_LINE = "Not saved just now: the portal did not answer. What you wrote is still here."

class Autosave {
  constructor(form) {
    this.form = form
    this.says = document.querySelector("[data-saved] > span")
    this.waiting = null
    this.going = null
    this.sent = this.content()
    this.tokenIsOld = false
    this.stopped = false
    form.addEventListener("change", () => this.soon(0))
    form.addEventListener("input", () => this.soon(AFTER))
    form.addEventListener("submit", (event) => this.beforeSubmit(event))
  }

  /** What is typed and chosen, without the counts and the token, which change by themselves, and the ticks, which count only with their button. */
  content() {
    const data = new FormData(this.form)
    for (const name of [...data.keys()]) {
      if (/(^|-)edit$|-warned$|-tick$|^csrfmiddlewaretoken$/.test(name)) data.delete(name)
    }
    return new URLSearchParams(data).toString()
  }

  soon(delay) {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.save(), delay)
  }

  /** One save at a time: the next carries the count that this one brings back. */
  async save() {
    if (this.going) return this.soon(AFTER)
    const content = this.content()
    if (content === this.sent || this.stopped) return
    this.going = this.post().finally(() => (this.going = null))
    if (await this.going) this.sent = content
  }

  async post() {
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
        redirect: "manual",
      })
      return await this.read(answer)
    } catch {
      this.say(NO_LINE)
      return false
    }
  }

  async read(answer) {
    // A redirect leads to the sign-in page; a 403 is a token from before somebody signed in anew.
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      this.tokenIsOld = true
      this.say(SIGNED_OUT)
      return false
    }
    const { says, edits, progress, plain } = await answer.json()
    this.say(says)
    if (answer.status === 409) this.stopped = true
    for (const [name, count] of Object.entries(edits || {})) this.form.elements[name].value = count
    showWarnings(this.form, plain || {})
    if (progress) document.querySelector("[data-progress]").textContent = progress
    return answer.ok
  }

  /** A save that is under way is let through first, and a token from an old session renewed. */
  beforeSubmit(event) {
    clearTimeout(this.waiting)
    if (!this.going && !this.tokenIsOld) {
      this.stopped = true
      return
    }
    event.preventDefault()
    const { submitter } = event
    this.ready().then((isReady) => isReady && this.form.requestSubmit(submitter))
  }

  async ready() {
    await this.going
    if (!this.tokenIsOld) return true
    const page = await fetch(this.form.action, { redirect: "manual" }).catch(() => null)
    const text = page?.ok ? await page.text() : ""
    const field = new DOMParser()
      .parseFromString(text, "text/html")
      .querySelector("[data-autosave] [name=csrfmiddlewaretoken]")
    if (!field) {
      this.say(SIGNED_OUT)
      return false
    }
    this.form.elements.csrfmiddlewaretoken.value = field.value
    this.tokenIsOld = false
    return true
  }

  say(words) {
    if (this.says) this.says.textContent = words
  }
}

export function startAutosave(root) {
  const form = root.querySelector("form[data-autosave]")
  if (form) new Autosave(form)
}
