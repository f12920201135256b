"""A hello world in the way that the SDK's guides teach: the peer that the skill is timed beside."""

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type


class Launch(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return is_request_type("LaunchRequest")(handler_input)

    def handle(self, handler_input):
        speech = "Welcome. You can say hello, or ask for help."
        return handler_input.response_builder.speak(speech).ask(speech).response


class Hello(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return is_intent_name("HelloIntent")(handler_input)

    def handle(self, handler_input):
        return handler_input.response_builder.speak("Hello!").response


class Help(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return is_intent_name("AMAZON.HelpIntent")(handler_input)

    def handle(self, handler_input):
        speech = "Say hello to me."
        return handler_input.response_builder.speak(speech).ask(speech).response


class Stop(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return is_intent_name("AMAZON.StopIntent")(handler_input)

    def handle(self, handler_input):
        return handler_input.response_builder.speak("Goodbye!").response


class Ended(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return is_request_type("SessionEndedRequest")(handler_input)

    def handle(self, handler_input):
        return handler_input.response_builder.response


class Problem(AbstractExceptionHandler):
    def can_handle(self, handler_input, exception):
        return True

    def handle(self, handler_input, exception):
        speech = "Sorry, there was a problem. Please try again."
        return handler_input.response_builder.speak(speech).ask(speech).response


builder = SkillBuilder()
for handler in (Launch(), Hello(), Help(), Stop(), Ended()):
    builder.add_request_handler(handler)
builder.add_exception_handler(Problem())

lambda_handler = builder.lambda_handler()
