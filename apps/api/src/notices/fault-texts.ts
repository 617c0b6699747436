import type { ProblemTexts } from '../platform/http/problem-texts.ts'

export const noticeProblems = {
  'no-recipients': {
    title: { de: 'Keine Empfänger', en: 'No recipients' },
    detail: {
      de: 'Diese Auswahl enthält keinen Kunden, der die Mitteilung bekommen könnte.',
      en: 'This choice contains no client that could receive the notice.',
    },
  },
} satisfies Partial<ProblemTexts>
