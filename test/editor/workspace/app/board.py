"""The weather board's display."""
import flask

app = flask.Flask(__name__)
