// Passkeys: the device is asked for one, and what it gives is sent with the form. Without it, the
// page offers other ways, which work without scripts.

export function startPasskeys(root) {
  const form = root.querySelector("form[data-passkey]")
  const json = window.webauthnJSON
  if (!form || !json || !json.supported()) return

  const without = root.querySelector("[data-passkey-without]")
  if (without) without.hidden = true
  const button = form.querySelector("[data-passkey-button]")
  button.hidden = false
  button.addEventListener("click", (event) => {
    event.preventDefault()
    ask(root, form, json)
  })
}

async function ask(root, form, json) {
  const failed = root.querySelector("[data-passkey-failed]")
  failed.hidden = true
  try {
    const credential = await answer(root, form, json)
    form.querySelector("input[name=credential]").value = JSON.stringify(credential)
    form.submit()
  } catch {
    failed.hidden = false
  }
}

async function answer(root, form, json) {
  if (form.dataset.passkey === "login") {
    const response = await fetch(form.action, { headers: { Accept: "application/json" } })
    if (!response.ok) throw new Error("no answer")
    return json.get((await response.json()).request_options)
  }
  const options = JSON.parse(root.getElementById("passkey-options").textContent)
  return form.dataset.passkey === "add"
    ? json.create(alone(options.creation_options, form))
    : json.get(options.request_options)
}

// A passkey that signs in alone is kept by the device, which makes sure by itself who is there.
function alone(options, form) {
  const wanted = form.querySelector("input[name=passwordless]").checked
  const selection = options.publicKey.authenticatorSelection
  selection.residentKey = wanted ? "required" : "discouraged"
  selection.requireResidentKey = wanted
  if (wanted) selection.userVerification = "required"
  return options
}
