import { css } from "lit"

/** What every component looks like at rest. */
export const baseStyles = css`
  :host { display: block; }
  :host([hidden]) { display: none; }
  *, *::before, *::after { box-sizing: border-box; }

  h2, h3 { margin: 0; font: 600 1.25rem / 1.3 var(--serif); }
  h3 { font-size: 1rem; }
  p { margin: 0; }
  .quiet { color: var(--quiet); font-size: 0.875rem; }

  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`

export const buttonStyles = css`
  button {
    min-height: 2.75rem;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    background: transparent;
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  button:hover { border-color: var(--accent); color: var(--accent); }

  .primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .primary:hover { color: var(--on-accent); text-decoration: underline; }

  [aria-disabled="true"], [aria-disabled="true"]:hover {
    border-color: var(--edge);
    background: transparent;
    color: var(--quiet);
    text-decoration: none;
    cursor: not-allowed;
  }
`
