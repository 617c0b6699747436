import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const noticeFaultTexts = {
  titles: {
    'no-recipients': { de: 'Keine Empfänger', en: 'No recipients' },
  },
  details: {
    'no-recipients': {
      de: 'Diese Auswahl enthält keinen Auftraggeber, der die Mitteilung bekommen könnte.',
      en: 'This choice contains no client that could receive the notice.',
    },
  },
} satisfies SomeTexts
