import type { SomeTexts } from '../platform/http/problem-texts.ts'

export const clienteleFaultTexts = {
  details: {
    'conflict.client-number-taken': {
      de: 'Diese Nummer hat schon ein anderer Auftraggeber.',
      en: 'Another client has this number already.',
    },
    'conflict.client-known': {
      de: 'Ein Auftraggeber mit diesem Namen und dieser Postleitzahl ist schon angelegt. Mit „despiteTwin“ wird trotzdem ein weiterer angelegt.',
      en: 'There is a client of this name and postal code already. With “despiteTwin” another one is made all the same.',
    },
    'conflict.client-archived': {
      de: 'Dieser Auftraggeber ist archiviert. Holen Sie ihn zuerst aus dem Archiv.',
      en: 'This client is archived. Take it out of the archive first.',
    },
    'conflict.agreement-in-force': {
      de: 'Der Vertrag mit diesem Auftraggeber gilt noch. Mit „despiteAgreement“ wird er trotzdem archiviert.',
      en: 'The agreement with this client is still in force. With “despiteAgreement” it is archived all the same.',
    },
  },
} satisfies SomeTexts
