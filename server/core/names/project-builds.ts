/** Projects that install the same module, built for different machines: a project needs only one of them. */

/** Which of the other builds of `project` is among the declared names; null if none, or if `project` itself is. */
export function declaredBuild(project: string, declared: ReadonlySet<string>): string | null {
  if (declared.has(project) || !Object.hasOwn(builds, project)) return null;
  return builds[project]?.find(each => declared.has(each)) ?? null;
}

const builds: Readonly<Record<string, readonly string[]>> = {
  'opencv-python': ['opencv-python-headless', 'opencv-contrib-python', 'opencv-contrib-python-headless'],
  'faiss-cpu': ['faiss-gpu', 'faiss-gpu-cu12'],
  psycopg2: ['psycopg2-binary'],
  'psycopg2-binary': ['psycopg2', 'psycopg'],
  pycryptodome: ['pycryptodomex'],
};
