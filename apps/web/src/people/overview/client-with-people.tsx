import type { Permission } from '@portal/domain/access'
import { ClientPage } from '../../clients/page/client-page.tsx'
import { PracticePage } from '../../clients/page/practice-page.tsx'
import { PeopleOfClient } from './people-of-client.tsx'

// Two features meet on these pages: what a client is, and its people.

type May = (permission: Permission) => boolean

export const PracticeWithPeople = ({ id, may }: { id: string | null; may: May }) => (
  <PracticePage id={id} mayReadLog={may('security-log.read')} mayEdit={may('clients.edit-own')}>
    {id && <PeopleOfClient clientId={id} side="client" mayManage={may('people.manage')} />}
  </PracticePage>
)

export const ClientWithPeople = ({ id, may }: { id: string; may: May }) => (
  <ClientPage id={id} may={may}>
    <PeopleOfClient clientId={id} side="provider" mayManage={may('people.manage')} />
  </ClientPage>
)
