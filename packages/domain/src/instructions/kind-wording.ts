import type { InstructionKind, System } from './contract.ts'

/** What an instruction asks for, with the clause it rests on. */
export const kindWords: Record<InstructionKind, string> = {
  rectification: 'Berichtigung von Daten (§5.1)',
  erasure: 'Löschung von Daten (§5.1)',
  restriction: 'Einschränkung der Verarbeitung (§5.1)',
  data_export: 'Herausgabe von Daten (§5.2)',
  access_support: 'Unterstützung bei einer Auskunft (§6.8)',
  processing_change: 'Änderung der Verarbeitung (§8.2)',
  security_measure: 'Sicherheitsmaßnahme (§4)',
  support: 'Unterstützung (§6.8, §10.1)',
  error_report: 'Fehlermeldung (§8.5)',
  other: 'Sonstige Weisung',
}

export const systemWords: Record<System, string> = {
  'thera-pi.online': 'thera-pi.online',
  'med-drive.de': 'med-drive.de',
  other: 'anderes System',
}
