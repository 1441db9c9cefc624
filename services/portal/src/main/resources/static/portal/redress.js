// Pages work without this. It switches on what GOV.UK Frontend adds: the menu on phones, character counts, focus on the error summary.
import { initAll } from '/portal/govuk-frontend.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
