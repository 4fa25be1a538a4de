import { css } from "lit"

export const historyStyles = css`
  ol { margin: 0.75rem 0; padding: 0; list-style: none; }
  li { border-top: 1px solid var(--line); }
  li:last-child { border-bottom: 1px solid var(--line); }

  .visit {
    display: block;
    width: 100%;
    padding: 0.625rem 0;
    border: 0;
    border-radius: 0.25rem;
    text-align: start;
  }
  .text { display: block; font-family: var(--serif); overflow-wrap: anywhere; }
  .verdict { display: block; font-size: 0.875rem; }
  .positive { color: var(--positive); }
  .negative { color: var(--negative); }
  .clear { min-height: 2.25rem; padding: 0.25rem 0.75rem; font-size: 0.875rem; }
`
