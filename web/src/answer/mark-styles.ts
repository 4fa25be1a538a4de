import { css } from "lit"

/**
 * Side and strength show in the line below a word as well as in its colour. Neither takes room, so
 * the text stays where it is when the marks come in.
 */
export const markStyles = css`
  blockquote {
    margin: 0;
    font: 1.125rem / 1.75 var(--serif);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  mark {
    --share: 10%;
    --line-width: 1px;
    border-radius: 0.15em 0.15em 0 0;
    border-bottom: var(--line-width) var(--line-style) var(--hue);
    background: color-mix(in oklab, var(--hue) var(--share), transparent);
    color: inherit;
    box-decoration-break: clone;
  }
  .positive { --hue: var(--positive); --line-style: solid; }
  .negative { --hue: var(--negative); --line-style: dashed; }
  .strength-2 { --share: 17%; --line-width: 2px; }
  .strength-3 { --share: 25%; --line-width: 2px; }
  .strength-4 { --share: 34%; --line-width: 3px; }

  h3 { margin-top: 1.5rem; }
  dl { margin: 0.75rem 0; }
  dl > div { display: flex; flex-wrap: wrap; gap: 0.125rem 0.75rem; padding: 0.25rem 0; }
  dt { font-size: 0.9375rem; }
  dd { min-width: 0; margin: 0; overflow-wrap: anywhere; }
`
