import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClientRole, StaffRole } from '@portal/domain/access'

/** What somebody is invited to be, with what it means. */
export const invitedRoleWords: Record<ClientRole | StaffRole, MessageDescriptor> = {
  manager: msg`Leitung: liest alles, bereitet Weisungen vor und verwaltet die Zugänge`,
  member: msg`Mitarbeit: liest alles, bestätigt Mitteilungen und bereitet Weisungen vor`,
  viewer: msg`nur Lesen: sieht alles und ändert nichts`,
  owner: msg`Inhaberschaft: arbeitet mit allen Auftraggebern und verwaltet das Team`,
  staff: msg`Mitarbeit: arbeitet mit allen Auftraggebern`,
  auditor: msg`Prüfung: liest alles bei allen Auftraggebern und ändert nichts`,
}
