import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Finding } from '@portal/verify/findings'

const line = msg`Das Protokoll ist dort nicht mehr das, das geschrieben wurde. Was davor steht, ist davon nicht berührt; auf alles ab dieser Stelle ist kein Verlass.`
const person = msg`Wer an diesem Schritt beteiligt war, steht dort anders oder nicht mehr. Der Schritt selbst ist davon nicht berührt.`
const shown = msg`Im Portal lesen Sie an dieser Stelle etwas anderes, als festgehalten wurde. Es gilt, was festgehalten wurde; Quittungen, die Sie aufbewahrt haben, zeigen es.`
const end = msg`Am Ende des Protokolls fehlt etwas, oder es kam etwas dazu, das wir nicht unterschrieben haben.`
const key = msg`Jemand anderes hat unterschrieben, oder der Schlüssel wurde ausgetauscht. Verlassen Sie sich nicht darauf, bis Sie es auf anderem Weg geklärt haben.`
const kept = msg`Dieses Protokoll ist nicht das, aus dem Ihr aufbewahrter Beleg stammt: es wurde gekürzt, ersetzt oder umgeschrieben.`
const other = msg`Der Beleg sagt über dieses Protokoll nichts. Prüfen Sie ihn bei dem Auftraggeber, zu dem er gehört.`
const paper = msg`Die Datei ist nicht mehr die, die wir ausgestellt haben. Verlassen Sie sich nicht auf das, was darin steht.`
const unlogged = msg`Das Protokoll nennt jedes PDF, das das Portal für diesen Auftraggeber gesiegelt hat. Dieses ist keines davon, oder es wurde verändert: verlassen Sie sich nicht darauf.`
const stamp = msg`Für diese Zeit steht niemand außer dem Portal ein: verlassen Sie sich auf diesen Zeitstempel nicht.`

const meanings: Record<Finding['code'], MessageDescriptor> = {
  format: line,
  client: line,
  sequence: line,
  link: line,
  hash: line,
  content: line,
  time: line,
  opening: person,
  erased: person,
  row: shown,
  'row-missing': shown,
  end,
  unsigned: end,
  signature: key,
  key,
  kept,
  'other-client': other,
  text: paper,
  confirmed: paper,
  record: paper,
  'byte-range': paper,
  digest: paper,
  seal: paper,
  'other-seal': paper,
  letter: paper,
  paper: unlogged,
  receipt: paper,
  stamp,
  authority: stamp,
}

/** What it means for somebody who has to rely on it. */
export const meaningOf = ({ code }: Finding): MessageDescriptor => meanings[code]
