import { css } from "lit"

export const fieldStyles = css`
  label { display: block; margin-bottom: 0.5rem; font-weight: 600; }

  textarea {
    display: block;
    width: 100%;
    min-height: 10rem;
    padding: 0.875rem 1rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    background: var(--sheet);
    color: var(--ink);
    font: 1.125rem / 1.6 var(--serif);
    resize: vertical;
  }
  textarea[aria-invalid="true"] { border-color: var(--negative); border-width: 2px; }

  #count { margin-top: 0.375rem; font-variant-numeric: tabular-nums; }
  #count strong { color: var(--negative); }

  .actions { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: center; margin-top: 1rem; }
  .primary { min-width: 8.5rem; font-variant-numeric: tabular-nums; }
  /* A finger has no Ctrl key. */
  @media (pointer: coarse) { .actions .quiet { display: none; } }

  example-reviews { margin-top: 2.25rem; }
`
