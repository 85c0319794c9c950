"""Settings, read once from an environment mapping. Every variable is named here and in docs/deploying.md."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from skill.domain.values import dataclass
from skill.errors import SettingsError

SKILL_ID = "CARELINE_SKILL_ID"
TABLE = "CARELINE_TABLE"
DATA = "CARELINE_DATA"
SHOPIFY_SECRET = "CARELINE_SHOPIFY_SECRET"  # noqa: S105 the name of one
WOOCOMMERCE_SECRET = "CARELINE_WOOCOMMERCE_SECRET"  # noqa: S105
OUTLET = "CARELINE_OUTLET"
OUTLET_SECRET = "CARELINE_OUTLET_SECRET"  # noqa: S105
OUTLET_SENDER = "CARELINE_OUTLET_SENDER"
ENDPOINT = "AWS_ENDPOINT_URL_DYNAMODB"  # botocore's own name; read here only to know whether a local engine is needed
DEFAULT_TABLE = "careline"
LAMBDA = "AWS_LAMBDA_FUNCTION_NAME"  # set by the Lambda runtime itself


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process is set up. Paths are not checked here; whoever opens them says what is wrong."""

    skill_id: str | None = None
    table: str = DEFAULT_TABLE
    table_named: bool = False
    data_dir: Path = Path(".careline")
    endpoint_url: str | None = None
    in_lambda: bool = False
    shopify_secret: str = field(default="", repr=False)
    woocommerce_secret: str = field(default="", repr=False)
    outlet: str = ""
    outlet_secret: str = field(default="", repr=False)
    outlet_sender: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Read the documented variables; blank counts as unset. Raises SettingsError for what can't be meant."""
        skill_id = env.get(SKILL_ID, "").strip() or None
        if skill_id and not skill_id.startswith("amzn1.ask.skill."):
            raise SettingsError(
                f'{SKILL_ID} is "{skill_id}", but a skill id starts with "amzn1.ask.skill."; '
                "copy it from the Alexa developer console, under your skill's name."
            )
        table = env.get(TABLE, "").strip()
        return cls(
            skill_id=skill_id,
            table=table or DEFAULT_TABLE,
            table_named=bool(table),
            data_dir=Path(env.get(DATA, "").strip() or ".careline"),
            endpoint_url=env.get(ENDPOINT, "").strip() or None,
            in_lambda=bool(env.get(LAMBDA)),
            shopify_secret=env.get(SHOPIFY_SECRET, "").strip(),
            woocommerce_secret=env.get(WOOCOMMERCE_SECRET, "").strip(),
            outlet=env.get(OUTLET, "").strip(),
            outlet_secret=env.get(OUTLET_SECRET, "").strip(),
            outlet_sender=env.get(OUTLET_SENDER, "").strip(),
        )

    @property
    def needs_local_engine(self) -> bool:
        """True when nothing names a DynamoDB: neither Lambda, nor a table on AWS, nor an endpoint."""
        return not (self.in_lambda or self.table_named or self.endpoint_url)

    def for_production(self) -> "Settings":
        """These settings, or SettingsError naming the variable that Lambda or gunicorn can't start without."""
        if not self.skill_id:
            raise SettingsError(
                f"{SKILL_ID} is not set, so anybody's skill could ask for your customers' orders; "
                'set it to your skill\'s id from the Alexa developer console ("amzn1.ask.skill....").'
            )
        if self.needs_local_engine:
            raise SettingsError(
                f"{TABLE} is not set, so there is no table to read; "
                f"set it to your DynamoDB table's name, or {ENDPOINT} to the address of a local engine."
            )
        return self
