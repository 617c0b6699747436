import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const tomFaultTexts = {
  details: {
    'conflict.tom-in-force': {
      de: 'Eine Fassung ist schon veröffentlicht. Eine weitere braucht den Vergleich mit ihr und die Zustimmung der Auftraggeber (§ 4.2); das Portal kann das noch nicht. Ihr Entwurf bleibt, wie er ist.',
      en: 'A version is published already. Another one takes a comparison with it and the acceptance of the clients (§ 4.2), which the portal cannot do yet. Your draft stays as it is.',
    },
    'conflict.draft-exists': {
      de: 'Es gibt schon einen Entwurf. Arbeiten Sie an ihm weiter, oder verwerfen Sie ihn zuerst.',
      en: 'There is a draft already. Go on with it, or discard it first.',
    },
  },
} satisfies SomeTexts
