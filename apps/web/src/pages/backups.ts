import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

/** For the provider's owner, who gets there from the first page. */
export const backupPages = [
  page(
    pages.backups,
    'backups.read',
    async () => (await import('../backups/backups-page.tsx')).BackupsPage,
    () => ({}),
  ),
]
