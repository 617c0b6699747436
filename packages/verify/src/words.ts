import type { Finding, Unusable } from './findings.ts'

export type Locale = 'de' | 'en'

/** German where the environment asks for it (POSIX: LC_ALL, LC_MESSAGES, LANG in this order). */
export function localeOf(env: Record<string, string | undefined>): Locale {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return wanted.toLowerCase().startsWith('de') ? 'de' : 'en'
}

const whose = {
  de: { head: 'des Protokollkopfs', kept: 'des aufbewahrten Kopfs', receipt: 'der Quittung' },
  en: { head: 'of the log’s head', kept: 'of the kept head', receipt: 'of the receipt' },
}

/** What was found wrong, as a sentence. */
export function findingText(finding: Finding, locale: Locale): string {
  const [de, en] = sentences(finding)
  return locale === 'de' ? de : en
}

function sentences(finding: Finding): [de: string, en: string] {
  switch (finding.code) {
    case 'format':
      return [
        `Zeile ${finding.line} der Datei ist keine Zeile eines Nachweisprotokolls.`,
        `Line ${finding.line} of the file is no line of an evidence log.`,
      ]
    case 'client':
      return [
        `Ereignis ${finding.sequence} gehört zum Protokoll eines anderen Auftraggebers.`,
        `Event ${finding.sequence} belongs to another client’s log.`,
      ]
    case 'sequence':
      return [
        `An der Stelle von Ereignis ${finding.expected} steht Ereignis ${finding.sequence}: etwas fehlt, ist doppelt oder vertauscht.`,
        `Event ${finding.sequence} stands where event ${finding.expected} belongs: something is missing, doubled or moved.`,
      ]
    case 'link':
      return [
        `Ereignis ${finding.sequence} passt nicht zu dem davor: eines von beiden wurde verändert.`,
        `Event ${finding.sequence} does not fit the one before: one of the two was changed.`,
      ]
    case 'hash':
      return [
        `Die Prüfsumme von Ereignis ${finding.sequence} passt nicht zu seiner Zeile.`,
        `The hash of event ${finding.sequence} does not fit its line.`,
      ]
    case 'content':
      return [
        `Die Angaben zu Ereignis ${finding.sequence} weichen von seiner Zeile ab.`,
        `What is said of event ${finding.sequence} differs from its line.`,
      ]
    case 'receipt':
      return [
        `Eine Quittung oder ein gesiegeltes Dokument ist nicht, was ausgestellt wurde: ${finding.name}.`,
        `A receipt or a sealed document is not what was issued: ${finding.name}.`,
      ]
    case 'opening':
      return [
        `Die Angaben zur Person bei Ereignis ${finding.sequence} sind nicht die, die festgehalten wurden.`,
        `What event ${finding.sequence} says of a person is not what was recorded.`,
      ]
    case 'time':
      return [
        `Ereignis ${finding.sequence} liegt vor dem, das davor steht.`,
        `Event ${finding.sequence} is earlier than the one that stands before it.`,
      ]
    case 'erased':
      return [
        `Die Angaben zur Person bei Ereignis ${finding.sequence} fehlen, und kein Ereignis sagt, dass sie gelöscht wurden.`,
        `What event ${finding.sequence} says of a person is missing, and no event says that it was erased.`,
      ]
    case 'row':
      return [
        `Was das Portal zeigt, ist nicht, was das Protokoll festhält: ${finding.name} (Ereignis ${finding.sequence}).`,
        `What the portal shows is not what the log holds: ${finding.name} (event ${finding.sequence}).`,
      ]
    case 'row-missing':
      return [
        `Was Ereignis ${finding.sequence} festhält, ist nicht mehr da: ${finding.name}.`,
        `What event ${finding.sequence} holds is no longer there: ${finding.name}.`,
      ]
    case 'end':
      return [
        `Das Protokoll endet mit Ereignis ${finding.sequence} nicht dort, wo der unterschriebene Kopf es sagt: am Ende wurde etwas verändert, entfernt oder angehängt.`,
        `The log ends with event ${finding.sequence} and not where its signed head says: something was changed, removed or added at the end.`,
      ]
    case 'unsigned':
      return ['Das Protokoll hat keinen unterschriebenen Kopf.', 'The log has no signed head.']
    case 'signature':
      return [
        `Die Unterschrift ${whose.de[finding.what]} ist von keinem der bekannten Schlüssel.`,
        `The signature ${whose.en[finding.what]} is by none of the known keys.`,
      ]
    case 'key':
      return [
        `Die Unterschrift ${whose.de[finding.what]} ist vom Schlüssel ${finding.kid}, den kein früherer unterschrieben hat. Fragen Sie auf anderem Weg nach, ob er gilt.`,
        `The signature ${whose.en[finding.what]} is by the key ${finding.kid}, which none before it signed. Ask on another way whether it counts.`,
      ]
    case 'kept':
      return [
        `Ereignis ${finding.sequence}, dessen Prüfsumme außerhalb des Protokolls aufbewahrt ist, fehlt oder ist ein anderes.`,
        `Event ${finding.sequence}, whose hash is kept outside the log, is missing or another one.`,
      ]
    case 'other-client':
      return [
        'Der aufbewahrte Kopf oder die Quittung gehört zu einem anderen Auftraggeber.',
        'The kept head or the receipt belongs to another client.',
      ]
    case 'text':
      return [
        'Der Wortlaut ist nicht der, dessen Prüfsumme die Quittung nennt.',
        'The text is not the one whose hash the receipt names.',
      ]
    case 'confirmed':
      return [
        'Die Erklärung ist nicht die, die bestätigt wurde.',
        'The declaration is not the one that was confirmed.',
      ]
    case 'record':
      return [
        'Der Datensatz im PDF ist nicht der unterschriebene.',
        'The record in the PDF is not the one that was signed.',
      ]
    case 'byte-range':
      return [
        'Das Siegel umfasst nicht das ganze Dokument: etwas wurde angehängt oder ausgetauscht.',
        'The seal does not cover the whole document: something was added or replaced.',
      ]
    case 'digest':
      return [
        'Das Dokument wurde nach dem Siegeln verändert.',
        'The document was changed after it was sealed.',
      ]
    case 'other-seal':
      return [
        `Das Siegel ist mit einem anderen Zertifikat gemacht als dem des Auftragnehmers: SHA-256 ${finding.fingerprint}.`,
        `The seal was made with another certificate than the provider’s: SHA-256 ${finding.fingerprint}.`,
      ]
    case 'stamp':
      return stampSentences(finding)
    case 'authority':
      return [
        `Ein Zeitstempel ist von einer anderen Stelle als den genannten: SHA-256 ${finding.fingerprint}.`,
        `A time stamp is by another authority than those that were named: SHA-256 ${finding.fingerprint}.`,
      ]
    case 'letter':
      return [
        'Der Brief ist nicht der, dessen Prüfsumme im Nachweisprotokoll steht.',
        'The letter is not the one whose hash stands in the evidence log.',
      ]
    case 'paper':
      return [
        'Die Prüfsumme dieses PDF steht nicht im Nachweisprotokoll: das Portal hat es für diesen Auftraggeber nicht so gesiegelt.',
        'The hash of this PDF does not stand in the evidence log: the portal did not seal it like this for this client.',
      ]
    case 'seal':
      return [
        'Das Siegel wurde nicht mit dem Zertifikat gemacht, das es nennt.',
        'The seal was not made with the certificate it names.',
      ]
  }
}

const stampFlaws = {
  format: ['ist keiner', 'is none'],
  imprint: ['gilt etwas anderem', 'is over something else'],
  signature: [
    'ist nicht von dem Zertifikat unterschrieben, das er nennt',
    'was not signed by the certificate it names',
  ],
  certificate: [
    'ist von einem Zertifikat, das nicht allein für Zeitstempel oder damals nicht gültig war',
    'is by a certificate that was not for time stamps alone or not valid at the time',
  ],
  head: [
    'gilt einem Kopf, den das Portal so nicht unterschrieben hat',
    'is over a head that the portal did not sign like this',
  ],
  time: ['ist früher als das Ereignis selbst', 'is earlier than the event itself'],
  missing: [
    'fehlt oder ist ein anderer, als das Protokoll sagt',
    'is missing or another one than the log says',
  ],
} as const

function stampSentences({ why, sequence }: Finding & { code: 'stamp' }): [de: string, en: string] {
  const [de, en] = stampFlaws[why]
  return sequence === null
    ? [`Der Zeitstempel des Siegels ${de}.`, `The time stamp of the seal ${en}.`]
    : [
        `Der Zeitstempel zu Ereignis ${sequence} ${de}.`,
        `The time stamp of event ${sequence} ${en}.`,
      ]
}

const unusable: Record<Unusable['reason'], Record<Locale, string>> = {
  missing: { de: 'Die Datei lässt sich nicht lesen:', en: 'The file cannot be read:' },
  'no-export': {
    de: 'Das ist kein Export eines Nachweisprotokolls:',
    en: 'This is no export of an evidence log:',
  },
  'no-jws': {
    de: 'Das ist weder ein Protokollkopf noch eine Quittung:',
    en: 'This is neither a head of a log nor a receipt:',
  },
  'no-keys': {
    de: 'Die Datei enthält keinen Ed25519-Schlüssel:',
    en: 'The file holds no Ed25519 key:',
  },
  'no-receipt': {
    de: 'Das ist weder eine Quittung noch ein anderes gesiegeltes PDF des Portals:',
    en: 'This is neither a receipt nor another sealed PDF of the portal:',
  },
  'no-certificate': {
    de: 'Die Datei enthält kein Zertifikat (PEM):',
    en: 'The file holds no certificate (PEM):',
  },
  usage: { de: 'Unverständlicher Aufruf.', en: 'This cannot be understood.' },
}

export const unusableText = ({ reason, file }: Unusable, locale: Locale): string =>
  `${unusable[reason][locale]} ${file}`.trim()

export const usage: Record<Locale, string> = {
  de: `avv-verify log DATEI [--head KOPF.jws|QUITTUNG.jws|NUMMER:PRÜFSUMME] [--jwks SCHLÜSSEL.json] [--trust KID] [--tsa STELLE.pem] [--json]
  prüft einen Export des Nachweisprotokolls
avv-verify receipt DATEI.jws|DATEI.pdf|ORDNER … [--jwks SCHLÜSSEL.json] [--trust KID] [--seal SHA256] [--tsa STELLE.pem] [--log DATEI] [--json]
  prüft Quittungen und alle anderen gesiegelten PDF des Portals; ohne --jwks mit den Schlüsseln aus --log

0: was verglichen wurde, stimmt · 1: etwas stimmt nicht · 2: nicht prüfbar · 3: das Siegel wurde mit nichts verglichen
Die Schlüssel stehen im Portal unter /.well-known/jwks.json.`,
  en: `avv-verify log FILE [--head HEAD.jws|RECEIPT.jws|NUMBER:HASH] [--jwks KEYS.json] [--trust KID] [--tsa AUTHORITY.pem] [--json]
  checks an export of the evidence log
avv-verify receipt FILE.jws|FILE.pdf|FOLDER … [--jwks KEYS.json] [--trust KID] [--seal SHA256] [--tsa AUTHORITY.pem] [--log FILE] [--json]
  checks receipts and every other sealed PDF of the portal; without --jwks by the keys from --log

0: what was compared is well · 1: something is wrong · 2: cannot be checked · 3: the seal was compared with nothing
The portal has its keys at /.well-known/jwks.json.`,
}
