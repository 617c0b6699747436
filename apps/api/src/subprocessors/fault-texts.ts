import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const subprocessorFaultTexts = {
  details: {
    'conflict.to-be-announced': {
      de: 'Dieser Unterauftragnehmer arbeitet schon für Auftraggeber. Änderungen nach Vertragsschluss werden angekündigt und kommen mit dem Änderungsverfahren (§ 7.2); hier lassen sich nur Nachweise und die Ansprechperson ergänzen.',
      en: 'This subprocessor works for clients already. Changes after conclusion are announced and come with the procedure for changes (§ 7.2); here only proof and the contact person can be added.',
    },
  },
} satisfies SomeTexts
