import { Client, type ClientConfig } from 'pg'

/** Works on a connection of its own, outside every pool, and closes it whatever comes of the work. */
export async function connected<T>(
  url: string,
  work: (client: Client) => Promise<T>,
  options: Pick<ClientConfig, 'pipeline'> = {},
): Promise<T> {
  const client = new Client({ ...options, connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
