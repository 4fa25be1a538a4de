import { css } from "lit"

export const pageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
    max-width: 72rem;
    margin: 0 auto;
    padding: 0 var(--step);
  }

  header { padding: 1.25rem 0; }
  .brand { display: flex; gap: 0.625rem; align-items: center; font-weight: 600; }
  .brand path { fill: none; stroke: var(--accent); stroke-width: 3; stroke-linecap: round; }

  main { display: grid; flex: 1; gap: 2.5rem; align-content: start; padding: 1rem 0 3rem; }
  main > * { min-width: 0; }
  @media (min-width: 58rem) {
    main { grid-template-columns: 1fr 1fr; gap: 4.5rem; padding-top: 2.5rem; }
  }

  h1 {
    margin: 0 0 0.75rem;
    font: 600 clamp(2rem, 1.5rem + 2vw, 2.875rem) / 1.1 var(--serif);
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  .lead { max-width: 34rem; margin-bottom: 2rem; color: var(--quiet); text-wrap: pretty; }

  .sheet {
    position: relative;
    min-height: 13rem;
    scroll-margin-top: 1rem;
    padding: clamp(1.25rem, 0.75rem + 2vw, 2rem);
    border: 1px solid var(--line);
    border-radius: 0.75rem;
    background: var(--sheet);
  }
  .nothing { margin-bottom: 2.75rem; color: var(--quiet); font: italic 1.125rem / 1.5 var(--serif); }
  .sheet > h3 { margin: 1.5rem 0 0.75rem; }
  word-highlights { margin-top: 1.75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
  visit-history { margin-top: 2.5rem; }

  footer { display: flex; gap: 1.5rem; padding: 1.25rem 0; border-top: 1px solid var(--line); }

  /* Most answers come at once: what would only flicker stays as it is for a moment. */
  .reading { position: absolute; }
  .last { animation: vanish 1ms 0.25s both; }
  @keyframes vanish { from { visibility: visible; } to { visibility: hidden; } }
  .pending { animation: appear 0.2s 0.25s both; }
  @keyframes appear { from { opacity: 0; } }
  @media (prefers-reduced-motion: reduce) { .pending { animation-duration: 1ms; } }
`
