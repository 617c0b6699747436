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
    'conflict.nobody-to-offer': {
      de: 'Jeder Auftraggeber hat einen Vertrag oder ein offenes Angebot.',
      en: 'Every client has an agreement or an open offer.',
    },
    'conflict.not-filled-in': {
      de: 'Vor der Unterschrift fehlen noch die Angaben des Auftraggebers. Füllen Sie den Vertrag zuerst aus.',
      en: 'Before it is signed the client’s details are missing. Fill the agreement in first.',
    },
    'conflict.offer-expired': {
      de: 'Die Frist für die Unterschrift ist abgelaufen. Bitten Sie den Auftragnehmer um ein neues Angebot.',
      en: 'The time to sign is over. Ask the provider for a new offer.',
    },
    'conflict.bound-no-more': {
      de: 'Der Auftraggeber war bis zu einem Tag an seine Unterschrift gebunden, und der ist vorbei. Bieten Sie den Vertrag neu an.',
      en: 'The client was bound by its signature until a day, and that is over. Offer the agreement anew.',
    },
    'conflict.annex-changed': {
      de: 'Was im Vertrag über Ihre Firma oder die Unterauftragnehmer steht, stimmt nicht mehr mit Firma und Verzeichnis überein. Ziehen Sie das Angebot zurück, und bieten Sie den Vertrag neu an.',
      en: 'What the agreement says of your company or the subprocessors is not what company and register say now. Withdraw the offer, and offer the agreement anew.',
    },
    'conflict.reminded': {
      de: 'Heute wurde der Auftraggeber schon angeschrieben. Erinnern können Sie ab morgen wieder.',
      en: 'The client was written to today. You can send another reminder from tomorrow on.',
    },
  },
} satisfies SomeTexts
