import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const instructionFaultTexts = {
  details: {
    'file-refused.too-many': {
      de: 'Mehr als zehn Anlagen sind nicht möglich.',
      en: 'No more than ten files.',
    },
    'conflict.nothing-changed': {
      de: 'Der neue Wortlaut gleicht dem alten.',
      en: 'The new wording is the same as the old one.',
    },
    'conflict.signature-void': {
      de: 'Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt. Geben Sie die Weisung zurück.',
      en: 'The first signer is no longer authorised. Send the instruction back.',
    },
  },
} satisfies SomeTexts
