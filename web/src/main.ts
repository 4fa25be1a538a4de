import "./sentiment-page.ts"
