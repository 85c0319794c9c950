"""Asks Alexa's own service, by the SDK's clients: one short request, to Amazon's hosts alone. Knows no question."""

import re
from http import HTTPStatus
from http.client import HTTPSConnection
from urllib.parse import urlsplit

from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from skill.errors import NotAlexa

SECONDS = 1.0  # for each step; the SDK's own client waits without end
MOST_BYTES = 16_384
NOTHING = "{}"  # of a refusal the status says all, and the SDK stumbles over codes that it does not know
HOST = re.compile(r"api(\.[a-z]{2})?\.amazonalexa\.com")  # the endpoint comes with the envelope, and a token goes to it


class AlexaApi(ApiClient):
    """The SDK's port for its services, without redirects: a token is for the host it was made for."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """The answer, whatever its status. Raises NotAlexa for a host that is none of Alexa's, and OSError."""
        url = urlsplit(request.url)
        if url.scheme != "https" or not HOST.fullmatch(url.netloc):
            raise NotAlexa("the envelope names an endpoint that is none of Alexa's")
        connection = HTTPSConnection(url.netloc, timeout=SECONDS)
        try:
            connection.request(request.method, url.path, headers=dict(request.headers))
            answer = connection.getresponse()
            body = answer.read(MOST_BYTES).decode("utf-8", "replace")
            told = body if answer.status == HTTPStatus.OK else NOTHING
            return ApiClientResponse(headers=answer.getheaders(), body=told, status_code=answer.status)
        finally:
            connection.close()
