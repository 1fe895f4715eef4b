/**
 * Data: owners on GitHub whose repositories are installed from there by many, each with the repositories that are, in
 * lower case. From general knowledge of the projects' own pages and the repositories that ranked projects name as theirs;
 * added to by hand.
 */
const reviewed: Readonly<Record<string, string>> = {
  'aio-libs': 'aiohttp frozenlist multidict yarl',
  ansible: 'ansible ansible-lint molecule',
  anthropics: 'anthropic-sdk-python claude-agent-sdk-python',
  apache: 'airflow arrow beam libcloud spark superset',
  'astral-sh': 'ruff ty uv',
  aws: 'aws-cli chalice sagemaker-python-sdk',
  azure: 'azure-cli azure-sdk-for-python',
  berriai: 'litellm',
  bokeh: 'bokeh',
  boto: 'boto boto3 botocore s3transfer',
  celery: 'billiard celery kombu',
  certbot: 'certbot',
  comfyanonymous: 'comfyui',
  crewaiinc: 'crewai crewai-tools',
  'dao-ailab': 'flash-attention',
  dask: 'dask distributed',
  deepspeedai: 'deepspeed',
  django: 'asgiref channels daphne django',
  dmlc: 'dgl xgboost',
  elastic: 'elasticsearch-py',
  encode: 'django-rest-framework httpcore httpx starlette uvicorn',
  ethereum: 'eth-account web3.py',
  explosion: 'spacy thinc',
  fabric: 'fabric',
  facebookresearch:
    'audiocraft detectron2 fairseq faiss hydra pytorch3d sam2 sam3 segment-anything segment-anything-2 xformers',
  fastapi: 'fastapi sqlmodel typer',
  google: 'flax jax python-fire',
  'google-deepmind': 'mujoco optax',
  'google-research': 'bert scenic t5x',
  googleapis: 'google-api-python-client google-cloud-python python-genai python-storage',
  'gradio-app': 'gradio',
  'home-assistant': 'core',
  huggingface:
    'accelerate datasets diffusers evaluate huggingface_hub lerobot optimum peft pytorch-image-models smolagents tokenizers transformers trl',
  ipython: 'ipykernel ipython',
  'jax-ml': 'jax',
  jupyter: 'notebook',
  jupyterhub: 'jupyterhub',
  jupyterlab: 'jupyterlab',
  'keras-team': 'keras keras-cv keras-nlp',
  'langchain-ai': 'langchain langgraph langsmith-sdk',
  'lightning-ai': 'litgpt pytorch-lightning torchmetrics',
  matplotlib: 'matplotlib',
  microsoft: 'autogen deepspeed lightgbm markitdown onnxruntime semantic-kernel unilm',
  mlflow: 'mlflow',
  modelcontextprotocol: 'python-sdk',
  mongodb: 'mongo-python-driver',
  networkx: 'networkx',
  nltk: 'nltk',
  numpy: 'numpy numpydoc',
  nvidia: 'apex megatron-lm nemo transformerengine',
  'open-mmlab': 'mmcv mmdetection mmengine mmpose mmsegmentation',
  openai: 'clip gym openai-agents-python openai-python tiktoken whisper',
  opencv: 'opencv-python',
  pallets: 'click flask itsdangerous jinja markupsafe quart werkzeug',
  'pandas-dev': 'pandas',
  paramiko: 'paramiko',
  plotly: 'dash plotly.py',
  psf: 'black cachecontrol requests',
  psycopg: 'psycopg psycopg2',
  pyca: 'bcrypt cryptography pynacl pyopenssl',
  pydantic: 'logfire pydantic pydantic-ai pydantic-core pydantic-settings',
  pyinstaller: 'pyinstaller',
  'pymc-devs': 'pymc',
  pypa: 'build cibuildwheel distlib flit hatch packaging pip pipenv pipx setuptools setuptools_scm twine virtualenv wheel',
  'pytest-dev': 'pluggy pytest pytest-asyncio pytest-cov pytest-django pytest-mock pytest-xdist',
  python: 'cpython mypy typeshed typing_extensions',
  'python-pillow': 'pillow',
  'python-poetry': 'poetry poetry-core',
  pytorch: 'ao audio ignite pytorch text torchtitan torchtune vision',
  qiskit: 'qiskit qiskit-aer',
  rapidsai: 'cudf cuml',
  'ray-project': 'ray',
  redis: 'redis-py',
  'run-llama': 'llama_index',
  'scikit-image': 'scikit-image',
  'scikit-learn': 'scikit-learn',
  scipy: 'scipy',
  scrapy: 'scrapy',
  sqlalchemy: 'alembic sqlalchemy',
  stanfordnlp: 'dspy stanza',
  statsmodels: 'statsmodels',
  streamlit: 'streamlit',
  sympy: 'sympy',
  tensorflow: 'addons models probability tensorflow',
  textualize: 'rich textual',
  tiangolo: 'fastapi sqlmodel typer',
  tornadoweb: 'tornado',
  tqdm: 'tqdm',
  ultralytics: 'ultralytics yolov5',
  urllib3: 'urllib3',
  'vllm-project': 'vllm',
  wandb: 'wandb',
  'yt-dlp': 'yt-dlp',
  'ytdl-org': 'youtube-dl',
};

const owners: ReadonlyMap<string, readonly string[]> = byRepository();

/** Who has a repository of this name, in lower case; none where it is not among the reviewed ones. */
export function famousOwnersOf(repository: string): readonly string[] {
  return owners.get(repository) ?? [];
}

export function isFamousOwner(owner: string): boolean {
  return Object.hasOwn(reviewed, owner);
}

function byRepository(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [owner, repositories] of Object.entries(reviewed))
    for (const name of repositories.split(' ')) found.set(name, [...(found.get(name) ?? []), owner]);
  return found;
}
