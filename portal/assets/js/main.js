import {
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend"

import { startAnswering } from "./answering.js"
import { startAutosave } from "./autosave.js"
import { startFind } from "./find.js"
import { startGlossary } from "./glossary.js"
import { startPasskeys } from "./passkeys.js"
import { startPrinting } from "./printing.js"
import { startReview } from "./review.js"

// A second click on a button must not send a form twice.
createAll(Button, { preventDoubleClick: true })
createAll(CharacterCount)
createAll(ErrorSummary)
createAll(NotificationBanner)
createAll(PasswordInput)
createAll(Radios)
createAll(ServiceNavigation)
createAll(SkipLink)

startAnswering(document)
startAutosave(document)
startFind(document)
startGlossary(document)
startPasskeys(document)
startPrinting(document)
startReview(document)
