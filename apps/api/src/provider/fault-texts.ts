import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const providerFaultTexts = {
  details: {
    'quota-exceeded.settings': {
      de: 'Die Angaben wurden sehr oft geändert. Bitte später wieder.',
      en: 'The settings were changed very often. Please try again later.',
    },
  },
} satisfies SomeTexts
