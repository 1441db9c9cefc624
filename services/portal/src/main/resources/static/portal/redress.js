// Pages work without this. It switches on what GOV.UK Frontend adds: the menu on phones, character counts, focus on the error summary.
import { CharacterCount, initAll } from '/portal/govuk-frontend.js'

// As people count, and the services: an emoji is one.
CharacterCount.prototype.count = text => [...text].length

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
