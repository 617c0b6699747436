import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const agreementFaultTexts = {
  details: {
    'conflict.has-agreement': {
      de: 'Dieser Auftraggeber hat schon einen Vertrag, der dann noch gilt. Erfassen Sie dazu eine neue Fassung.',
      en: 'This client has an agreement already that still holds then. Record a new version of it.',
    },
    'conflict.no-agreement': {
      de: 'Für diesen Auftraggeber gilt im Portal kein Vertrag. Eine Weisung setzt einen geltenden Vertrag voraus: Bitten Sie den Auftragnehmer, ihn zu erfassen, oder erteilen Sie die Weisung schriftlich.',
      en: 'The portal has no agreement in force for this client. An instruction asks for one: ask the provider to record it, or instruct in writing.',
    },
  },
} satisfies SomeTexts
