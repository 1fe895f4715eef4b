/** A type of browsers that the MCP SDK's declarations name and Node's do not. */
type HeadersInit = NonNullable<RequestInit['headers']>;
