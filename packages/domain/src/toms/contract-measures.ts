import type { MeasureHeading } from './contract.ts'

/** The twelve measures of the annex „Technisch Organisatorische Maßnahmen (TOM)", to the letter, in its order. */
export const contractMeasures: { key: string; heading: MeasureHeading; text: string }[] = [
  {
    key: 'certified-servers',
    heading: 'certification-assurance',
    text: 'Alle Server werden von STRATO oder IONOS gemietet, ISO/IEC27001 zertifiziert.',
  },
  {
    key: 'admin-access',
    heading: 'identification-authorisation',
    text: 'Admin-Zugänge nur verschlüsselt (SSH, https, SSL) und MultiFaktorAuthentifizierung.',
  },
  {
    key: 'trusted-sources',
    heading: 'system-configuration',
    text: 'Es werden nur Programme von offiziellen, vertrauenswürdigen Quellen installiert.',
  },
  {
    key: 'encrypted-storage',
    heading: 'protection-in-storage',
    text: 'Alle Speicherlaufwerke/Ordner, welche Daten des Kunden enthalten werden verschlüsselt.',
  },
  {
    key: 'firewall',
    heading: 'confidentiality-integrity-availability-resilience',
    text: 'Alle nicht benötigten Ports werden in der Firewall blockiert.',
  },
  {
    key: 'ssh-tunnel',
    heading: 'protection-in-transmission',
    text: 'Datenbankabfragen von extern erfolgen über SSH-Tunnel, welcher mit Zertifikat gesichert ist. Dieser SSH-Zugang hat nur das Recht zum Datentransfer – aber nicht zum Ausführen von Programmen.',
  },
  {
    key: 'end-to-end',
    heading: 'encryption',
    text: 'Kunden werden angehalten die End-to-End-Verschlüsselung und 2FA/MFA zu nutzen.',
  },
  {
    key: 'encrypted-transfer',
    heading: 'protection-in-transmission',
    text: 'Datenübertragung ausschließlich verschlüsselt',
  },
  {
    key: 'signed-mail',
    heading: 'protection-in-transmission',
    text: 'email korrespondenz immer mit Signatur, möglichst verschlüsselt – oder über Supportportal.',
  },
  {
    key: 'password-manager',
    heading: 'it-governance',
    text: 'Administrator-Zugangsdaten, Passwörter usw. werden ausschließlich in einem Passwortmanager gespeichert (KeePassXC), welcher durch ein sehr langes Passwort geschützt ist (mindestens 18 Zeichen).',
  },
  {
    key: 'unique-passwords',
    heading: 'identification-authorisation',
    text: 'Administrator-Passwörter werden nicht mehrfach verwendet.',
  },
  {
    key: 'admin-computers',
    heading: 'system-configuration',
    text: 'Auf PCs, welche zur (SSH/RDP) Administration verwendet werden, ist der Login MFA-geschützt und eine Firewall und Virenschutz aktiviert.',
  },
]
