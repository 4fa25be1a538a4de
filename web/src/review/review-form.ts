import { html, LitElement, nothing, type PropertyValues } from "lit"
import { baseStyles, buttonStyles } from "../base-styles.ts"
import { messages } from "../messages.ts"
import { fieldStyles } from "./field-styles.ts"
import { countCharacters, maxCharacters } from "./limits.ts"
import "./example-reviews.ts"

/**
 * Takes a review.
 * @fires review-submit - a CustomEvent whose detail is the text, whatever is wrong with it
 */
export class ReviewForm extends LitElement {
  static override properties = {
    text: { state: true },
    invalid: { type: Boolean },
    waitSeconds: { type: Number },
  }
  static override styles = [baseStyles, buttonStyles, fieldStyles]

  declare text: string
  declare invalid: boolean
  declare waitSeconds: number

  constructor() {
    super()
    this.text = ""
    this.invalid = false
    this.waitSeconds = 0
  }

  /** Puts `text` into the field and the user in front of it. */
  fill(text: string): void {
    this.text = text
    this.focusField()
  }

  focusField(): void {
    this.renderRoot.querySelector("textarea")?.focus()
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The property, not the content: content would not follow once the user has typed.
    const field = this.renderRoot.querySelector("textarea")
    if (changed.has("text") && field && field.value !== this.text) field.value = this.text
  }

  override render() {
    return html`
      <form novalidate @submit=${this.#submit} @keydown=${this.#submitByKeys}>
        <label for="review">${messages.label}</label>
        <textarea
          id="review" rows="7" dir="auto" autocomplete="off"
          aria-describedby="count" aria-invalid=${this.invalid} @input=${this.#edit}
        ></textarea>
        ${this.#renderCount()}
        <div class="actions">
          ${this.#renderSubmit()}
          <span class="quiet">${messages.shortcut(modifierKey())}</span>
        </div>
      </form>
      <example-reviews @example=${this.#useExample}></example-reviews>
    `
  }

  #renderCount() {
    const used = countCharacters(this.text)
    const over = used - maxCharacters
    return html`
      <p id="count" class="quiet">
        ${messages.count(used, maxCharacters)}
        <strong role="status">${over > 0 ? messages.tooMany(over) : nothing}</strong>
      </p>
    `
  }

  /** Never `disabled`: that would throw the keyboard user off the button. */
  #renderSubmit() {
    const waits = this.waitSeconds > 0
    return html`
      <button class="primary" type="submit" aria-disabled=${waits}>
        ${waits ? messages.wait(this.waitSeconds) : messages.submit}
      </button>
    `
  }

  #edit({ currentTarget }: InputEvent) {
    if (currentTarget instanceof HTMLTextAreaElement) this.text = currentTarget.value
  }

  #submitByKeys(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#submit(event)
  }

  #submit(event: Event) {
    event.preventDefault()
    if (this.waitSeconds > 0) return
    this.dispatchEvent(new CustomEvent("review-submit", { detail: this.text }))
  }

  #useExample({ detail }: CustomEvent<string>) {
    this.fill(detail)
  }
}

function modifierKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl"
}

customElements.define("review-form", ReviewForm)
