// The CMS's own script: what it adds to Wagtail's pages.

import { startReading } from "./reading.js"

startReading(document)
